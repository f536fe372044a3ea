using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts.Throttling;

/// <summary><c>Browser</c> is the User-Agent, cut to <see cref="UserSession.MaxBrowserLength"/>. Signing in ends <c>Former</c>.</summary>
public sealed record SignInOrigin(string? Address, string? Browser, IReadOnlyList<string> DeviceSecrets, SessionSender? Former = null)
{
    internal List<string> DeviceHashes => [.. DeviceSecrets.Select(Hashing.Sha256)];
}
