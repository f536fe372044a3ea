using MiniProgramConsole.Core.Accounts;

namespace MiniProgramConsole.Core.MiniPrograms;

/// <summary>A form that had its effect, so that the same form sent again shows the first result instead of doing it twice.</summary>
public sealed class FormSubmission
{
    /// <summary>How long a form is remembered.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    /// <summary>Who sent it.</summary>
    public long UserId { get; init; }

    /// <summary>Who sent it.</summary>
    public ApplicationUser User { get; init; } = null!;

    /// <summary>The token that the form carried.</summary>
    public Guid Token { get; init; }

    /// <summary>The SHA-256 over where it was sent and all that it said, normalised.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The ID of the mini program that came of it.</summary>
    public required string MiniProgramId { get; init; }

    /// <summary>The name it was created with.</summary>
    public required string Name { get; init; }

    /// <summary>When it had its effect, UTC.</summary>
    public DateTime At { get; init; }
}
