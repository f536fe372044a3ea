namespace MiniProgramConsole.Core.Accounts.SignIn;

/// <summary>What came of a try to sign in.</summary>
public enum SignInOutcome
{
    /// <summary>The person was signed in.</summary>
    SignedIn = 1,

    /// <summary>The password was wrong, or the email has no account.</summary>
    WrongPassword = 2,

    /// <summary>The password was right, the code of the second factor was not.</summary>
    WrongCode = 3,

    /// <summary>The password was right, and the email is not confirmed.</summary>
    Unconfirmed = 4,
}
