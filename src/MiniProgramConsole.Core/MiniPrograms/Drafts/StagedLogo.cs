using MiniProgramConsole.Core.Accounts;

namespace MiniProgramConsole.Core.MiniPrograms.Drafts;

/// <summary>A valid logo that a person chose in a form that was not accepted yet, kept so that it need not be chosen again.</summary>
public sealed class StagedLogo
{
    /// <summary>How long it is kept; one in an unfinished form stays as long as that.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>How many are kept for one person; the oldest goes first.</summary>
    public const int MaxForPerson = 20;

    /// <summary>Whose it is.</summary>
    public long UserId { get; init; }

    /// <summary>Whose it is.</summary>
    public ApplicationUser User { get; init; } = null!;

    /// <summary>The SHA-256 of <see cref="Content"/>, 64 lower-case hexadecimal digits; the form carries it.</summary>
    public required string Hash { get; init; }

    /// <summary>The file's bytes.</summary>
    public required byte[] Content { get; init; }

    /// <summary>When it was last chosen, UTC.</summary>
    public DateTime StagedAt { get; init; }
}
