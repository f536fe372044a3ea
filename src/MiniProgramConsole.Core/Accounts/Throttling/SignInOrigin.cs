using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts.Throttling;

/// <summary>Where a try to sign in comes from.</summary>
/// <param name="Address">The network address, as text.</param>
/// <param name="Browser">The browser's own words for itself (User-Agent), cut to <see cref="UserSession.MaxBrowserLength"/>.</param>
/// <param name="DeviceSecrets">The secrets by which the browser may be a <see cref="KnownDevice"/>; a browser of several people has several.</param>
/// <param name="Former">Who is signed in there and how, whose session ends; null where nobody is.</param>
public sealed record SignInOrigin(string? Address, string? Browser, IReadOnlyList<string> DeviceSecrets, SessionSender? Former = null)
{
    internal List<string> DeviceHashes => [.. DeviceSecrets.Select(Hashing.Sha256)];
}
