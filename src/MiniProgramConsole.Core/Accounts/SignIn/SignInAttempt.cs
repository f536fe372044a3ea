using MiniProgramConsole.Core.Accounts.Sessions;

namespace MiniProgramConsole.Core.Accounts.SignIn;

/// <summary>A try to sign in with an email, whether or not it has an account: writing for known ones alone would tell by its time who has one.</summary>
public sealed class SignInAttempt
{
    /// <summary>How long tries are kept.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    /// <summary>The row's key.</summary>
    public long Id { get; init; }

    /// <summary>The SHA-256 of the normalised email.</summary>
    public required string EmailHash { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; init; }

    /// <summary>What came of it.</summary>
    public required SignInOutcome Outcome { get; init; }

    /// <summary>The address it came from, as text.</summary>
    public string? Address { get; init; }

    /// <summary>The browser's own words for itself (User-Agent), cut to <see cref="UserSession.MaxBrowserLength"/>.</summary>
    public string? Browser { get; init; }
}
