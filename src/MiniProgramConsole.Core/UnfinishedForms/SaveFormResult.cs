using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.UnfinishedForms;

/// <summary>The result of saving a form as a draft.</summary>
/// <param name="Errors">Why it was not saved; empty where it was.</param>
/// <param name="TokenSpent">Whether the form's token belongs to something else, so that the form needs a new one.</param>
public sealed record SaveFormResult(IReadOnlyList<FieldError> Errors, bool TokenSpent = false)
{
    /// <summary>It was saved.</summary>
    public static SaveFormResult Saved { get; } = new([]);

    /// <summary>It was not saved, because of what stands in one field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="message">Why.</param>
    public static SaveFormResult Refused(string field, Message message) => new([new FieldError(field, message)]);

    /// <summary>It was not saved, because its token belongs to something else.</summary>
    /// <param name="message">What it belongs to.</param>
    public static SaveFormResult Spent(Message message) => new([new FieldError("", message)], TokenSpent: true);
}
