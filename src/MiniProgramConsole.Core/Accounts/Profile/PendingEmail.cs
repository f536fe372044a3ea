namespace MiniProgramConsole.Core.Accounts.Profile;

public sealed record PendingEmail(long UserId, string DisplayName, string Email);
