using MiniProgramConsole.Core.Accounts.Sessions;

namespace MiniProgramConsole.Core.Accounts.SignIn;

/// <summary>Stored for every email: otherwise the timing would reveal which ones have an account.</summary>
public sealed class SignInAttempt
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    public long Id { get; init; }

    public required string EmailHash { get; init; }

    public DateTime At { get; init; }

    public required SignInOutcome Outcome { get; init; }

    public string? Address { get; init; }

    /// <summary>The User-Agent, cut to <see cref="UserSession.MaxBrowserLength"/>.</summary>
    public string? Browser { get; init; }
}
