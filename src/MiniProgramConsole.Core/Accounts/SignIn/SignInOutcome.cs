namespace MiniProgramConsole.Core.Accounts.SignIn;

public enum SignInOutcome
{
    SignedIn = 1,

    /// <summary>Also for an email without an account.</summary>
    WrongPassword = 2,

    WrongCode = 3,

    Unconfirmed = 4,
}
