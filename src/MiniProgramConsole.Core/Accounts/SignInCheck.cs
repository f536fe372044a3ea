namespace MiniProgramConsole.Core.Accounts;

/// <summary>What came of an email and a password.</summary>
/// <param name="User">Whose they are; null where they are not right or not looked at.</param>
/// <param name="RefusedFor">How long the email is still refused after too many tries; null where it isn't.</param>
public sealed record SignInCheck(ApplicationUser? User, TimeSpan? RefusedFor = null);
