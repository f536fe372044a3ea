using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Drafts;

/// <summary>What came of keeping a form.</summary>
/// <param name="Errors">Why it was not kept; empty where it was.</param>
/// <param name="TokenSpent">Whether the form's token belongs to something else, so that the form needs a new one.</param>
public sealed record DraftResult(IReadOnlyList<FieldError> Errors, bool TokenSpent = false)
{
    internal static DraftResult Kept { get; } = new([]);

    internal static DraftResult Spent(Message message) => new([new FieldError("", message)], TokenSpent: true);
}
