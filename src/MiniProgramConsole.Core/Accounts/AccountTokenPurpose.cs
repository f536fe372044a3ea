namespace MiniProgramConsole.Core.Accounts;

public static class AccountTokenPurpose
{
    public const string ConfirmEmail = "confirm-email";

    public const string SetPassword = "set-password";

    public const string ChangeEmail = "change-email";
}
