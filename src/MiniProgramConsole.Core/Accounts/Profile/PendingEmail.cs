namespace MiniProgramConsole.Core.Accounts.Profile;

/// <summary>An email that waits to become an account's.</summary>
/// <param name="UserId">Whose account.</param>
/// <param name="DisplayName">The person's name.</param>
/// <param name="Email">The email.</param>
public sealed record PendingEmail(long UserId, string DisplayName, string Email);
