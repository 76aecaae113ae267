import { z } from "zod";
import { db } from "@/lib/db/client";
import { isUniqueViolation } from "@/lib/db/failures";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { hashPassword } from "@/lib/services/password";
import { newId } from "@/lib/services/tokens";

/** What a person types to become a member. Addresses are kept in lower case. */
export const registerInput = z.object({
  name: z
    .string()
    .trim()
    .min(1, "Please tell us your name.")
    .max(80, "That name is too long.")
    // PostgreSQL keeps no zero character.
    .refine((name) => !name.includes("\0"), "That name cannot be read."),
  email: z
    .string()
    .trim()
    .toLowerCase()
    .max(254, "That address is too long.")
    .pipe(z.email("That is not an e-mail address.")),
  password: z
    .string()
    .min(10, "At least 10 characters, please.")
    .max(200, "At most 200 characters, please."),
});

/** Makes an account. Refuses email_taken; the database's unique column is the arbiter. */
export async function registerMember(
  input: z.infer<typeof registerInput>,
): Promise<Result<{ readonly userId: string }>> {
  const passwordHash = await hashPassword(input.password);
  try {
    const { id } = await db().user.create({
      data: { id: newId("user"), name: input.name, email: input.email, passwordHash },
      select: { id: true },
    });
    return ok({ userId: id });
  } catch (error) {
    if (isUniqueViolation(error)) return refuse({ code: "email_taken" });
    throw error;
  }
}
