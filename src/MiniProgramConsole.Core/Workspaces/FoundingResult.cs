using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Workspaces;

/// <summary>What came of founding a merchant: it is there, or the errors say why not.</summary>
/// <param name="WorkspaceCode">The code of its first workspace; null where it was not founded.</param>
/// <param name="MerchantName">Its name; null where it was not founded.</param>
/// <param name="Repeated">Whether an earlier submission of the same form had founded it already.</param>
/// <param name="Errors">Why it was not founded; empty where it was.</param>
/// <param name="TokenSpent">Whether the form's token has founded something else, so that the form needs a new one.</param>
public sealed record FoundingResult(
    string? WorkspaceCode, string? MerchantName, bool Repeated, IReadOnlyList<FieldError> Errors, bool TokenSpent)
{
    /// <summary>Whether the merchant is there.</summary>
    public bool Succeeded => Errors.Count == 0;

    internal static FoundingResult Founded(IdempotencyRecord submission, bool repeated) =>
        new(submission.SubjectId, submission.SubjectName, repeated, [], TokenSpent: false);

    internal static FoundingResult Refused(IReadOnlyList<FieldError> errors, bool tokenSpent = false) =>
        new(null, null, Repeated: false, errors, tokenSpent);
}
