namespace MiniProgramConsole.Core.Mail;

/// <summary>A mail on its way. It is written in the transaction of what it is about, so that it is neither lost nor sent for what was rolled back.</summary>
public sealed class OutboxMail
{
    /// <summary>The most UTF-16 units of a subject.</summary>
    public const int MaxSubjectLength = 400;

    /// <summary>The most UTF-16 units kept of an error.</summary>
    public const int MaxErrorLength = 400;

    /// <summary>The most characters of a language's code.</summary>
    public const int MaxLanguageLength = 16;

    /// <summary>How long after it was written a mail is tried again; one that fails later has failed.</summary>
    public static readonly TimeSpan TriedFor = TimeSpan.FromDays(1);

    /// <summary>How long a claim holds: longer than sending may take, so that a mail whose node died is tried again.</summary>
    public static readonly TimeSpan Claim = TimeSpan.FromMinutes(5);

    /// <summary>How long a sent mail's row is kept.</summary>
    public static readonly TimeSpan SentLifetime = TimeSpan.FromDays(7);

    /// <summary>How long a failed mail's row is kept, counted from when it was given up.</summary>
    public static readonly TimeSpan FailedLifetime = TimeSpan.FromDays(30);

    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(4);

    /// <summary>The row's key.</summary>
    public long Id { get; init; }

    /// <summary>The receiver's address.</summary>
    public required string Recipient { get; init; }

    /// <summary>The receiver's name; empty for a mail that calls nobody by name.</summary>
    public required string Name { get; init; }

    /// <summary>The language that it is written in.</summary>
    public required string Language { get; init; }

    /// <summary>How urgent it is.</summary>
    public MailUrgency Urgency { get; init; } = MailUrgency.Other;

    /// <summary>The subject.</summary>
    public required string Subject { get; init; }

    /// <summary>The text part; null once sent, since it may hold a link that is a secret.</summary>
    public string? Text { get; init; }

    /// <summary>The HTML part; null once sent.</summary>
    public string? Html { get; init; }

    /// <summary>When it was written, UTC.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>When it is to be tried next, UTC; null when it was sent or has failed.</summary>
    public DateTime? NextTryAt { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Tries { get; init; }

    /// <summary>When it was sent, UTC.</summary>
    public DateTime? SentAt { get; init; }

    /// <summary>When it was given up, UTC.</summary>
    public DateTime? FailedAt { get; init; }

    /// <summary>What the last try that went wrong said.</summary>
    public string? LastError { get; init; }

    /// <summary>The pause after a try that went wrong: a minute, then twice as long each time, up to four hours.</summary>
    /// <param name="tries">How often it was tried, at least once.</param>
    public static TimeSpan PauseAfter(int tries)
    {
        var doubled = TimeSpan.FromMinutes(Math.Pow(2, Math.Min(tries, 16) - 1));
        return doubled < LongestPause ? doubled : LongestPause;
    }
}
