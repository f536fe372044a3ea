using System.Text.Json;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Forms;

/// <summary>A form as it was sent: by whom, with which token, and what it said.</summary>
/// <param name="UserId">Who sent it.</param>
/// <param name="Token">The token that it carried.</param>
/// <param name="Fingerprint">The SHA-256 over all that it said.</param>
public sealed record SentForm(long UserId, Guid Token, string Fingerprint)
{
    /// <summary>Takes a form.</summary>
    /// <param name="userId">Who sent it.</param>
    /// <param name="token">The token that it carried.</param>
    /// <param name="said">Where it was sent and all that it said, normalised.</param>
    public static SentForm Of(long userId, Guid token, object said) => new(userId, token, Hashing.Sha256(JsonSerializer.Serialize(said)));

    /// <summary>The row that remembers its effect; it is written in the transaction of the effect.</summary>
    /// <param name="subjectId">The ID of what it acted on.</param>
    /// <param name="subjectName">The name of what it acted on.</param>
    /// <param name="at">When, UTC.</param>
    public FormSubmission Had(string subjectId, string subjectName, DateTime at) => new()
    {
        UserId = UserId,
        Token = Token,
        Fingerprint = Fingerprint,
        SubjectId = subjectId,
        SubjectName = subjectName,
        At = at,
    };
}
