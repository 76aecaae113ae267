import { registerInput, registerMember } from "@/lib/commands/register-member";
import { defineRoute } from "@/lib/web/define-route";

export const POST = defineRoute({
  input: registerInput,
  limit: { name: "register" },
  run: ({ input }) => registerMember(input),
  reply: (value) => Response.json(value, { status: 201 }),
});
