using MiniProgramConsole.Core.Forms;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.MiniPrograms;

/// <summary>What came of creating a mini program: it is there, or the errors say why not.</summary>
/// <param name="MiniProgramId">Its ID; null where it was not created.</param>
/// <param name="Name">Its name; null where it was not created.</param>
/// <param name="Repeated">Whether an earlier submission of the same form had created it already.</param>
/// <param name="Errors">Why it was not created; empty where it was.</param>
/// <param name="TokenSpent">Whether the form's token has created something else, so that the form needs a new one.</param>
public sealed record CreateResult(
    string? MiniProgramId, string? Name, bool Repeated, IReadOnlyList<FieldError> Errors, bool TokenSpent)
{
    /// <summary>Whether the mini program is there.</summary>
    public bool Succeeded => Errors.Count == 0;

    internal static CreateResult Created(FormSubmission submission, bool repeated) =>
        new(submission.SubjectId, submission.SubjectName, repeated, [], TokenSpent: false);

    internal static CreateResult Refused(IReadOnlyList<FieldError> errors, bool tokenSpent = false) =>
        new(null, null, Repeated: false, errors, tokenSpent);
}
