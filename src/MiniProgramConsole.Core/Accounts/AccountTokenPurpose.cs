namespace MiniProgramConsole.Core.Accounts;

/// <summary>The stored codes of what a link is for. One for one purpose is of no use for another.</summary>
public static class AccountTokenPurpose
{
    /// <summary>Confirming the email of a new account.</summary>
    public const string ConfirmEmail = "confirm-email";

    /// <summary>Setting the password of an account that an operator made.</summary>
    public const string SetPassword = "set-password";

    /// <summary>Taking another email for an account, the token's own.</summary>
    public const string ChangeEmail = "change-email";
}
