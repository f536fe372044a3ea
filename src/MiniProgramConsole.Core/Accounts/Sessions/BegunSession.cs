namespace MiniProgramConsole.Core.Accounts.Sessions;

public sealed record BegunSession(ApplicationUser User, string Secret, IReadOnlyList<string> DeviceSecrets);
