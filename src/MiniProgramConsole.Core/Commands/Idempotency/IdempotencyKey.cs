using System.Text.Json;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Commands.Idempotency;

/// <summary>Tells one command from another, so that the same one sent again has its effect once.</summary>
/// <param name="UserId">Who sent it; 0 for nobody signed in.</param>
/// <param name="Token">What its form carried.</param>
/// <param name="Fingerprint">The SHA-256 over where it was sent and all that it said, but for secrets.</param>
public sealed record IdempotencyKey(long UserId, Guid Token, string Fingerprint)
{
    /// <summary>Makes the key of a command.</summary>
    /// <param name="userId">Who sent it; 0 for nobody signed in.</param>
    /// <param name="token">What its form carried.</param>
    /// <param name="said">Where it was sent and all that it said, normalised; no secret, which a hash is no place for.</param>
    public static IdempotencyKey Of(long userId, Guid token, object said) => new(userId, token, Hashing.Sha256(JsonSerializer.Serialize(said)));

    /// <summary>Whether nobody sent it, so that no person's record holds it.</summary>
    internal bool IsAnonymous => UserId == 0;

    /// <summary>What is recorded of nobody's command: token and content in one hash.</summary>
    internal string AnonymousHash => Hashing.Sha256($"{Token:N}|{Fingerprint}");

    /// <summary>The row that remembers what a person's command did; it is written in the same transaction.</summary>
    /// <param name="subjectId">The ID of what it acted on.</param>
    /// <param name="subjectName">The name of what it acted on.</param>
    /// <param name="at">When, UTC.</param>
    public IdempotencyRecord RecordResult(string subjectId, string subjectName, DateTime at) => new()
    {
        UserId = UserId,
        Token = Token,
        Fingerprint = Fingerprint,
        SubjectId = subjectId,
        SubjectName = subjectName,
        At = at,
    };
}
