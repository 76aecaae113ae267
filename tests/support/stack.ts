/** What `.local/stack.json` says. */
export interface Stack {
  readonly app: string;
  readonly database: string;
  readonly redis: { readonly url: string; readonly token: string };
  readonly stripe: { readonly url: string; readonly webhookSecret: string };
  readonly resend: string;
  readonly inngest: string;
  readonly accounts: Record<
    "member" | "staff" | "admin",
    { readonly email: string; readonly password: string }
  >;
}
