namespace MiniProgramConsole.Core.Accounts.Sessions;

/// <summary>A session that has begun, and what the browser's cookies are to carry. Only hashes of the secrets are stored.</summary>
/// <param name="User">Whose it is.</param>
/// <param name="Secret">The session's secret.</param>
/// <param name="DeviceSecrets">The secrets by which the browser is known.</param>
public sealed record BegunSession(ApplicationUser User, string Secret, IReadOnlyList<string> DeviceSecrets);
