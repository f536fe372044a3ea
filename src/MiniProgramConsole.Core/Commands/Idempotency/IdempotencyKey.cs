using System.Text.Json;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Commands.Idempotency;

public sealed record IdempotencyKey(long UserId, Guid Token, string Fingerprint)
{
    /// <summary><paramref name="said"/> must not contain secrets, which a plain hash doesn't protect.</summary>
    public static IdempotencyKey Of(long userId, Guid token, object said) =>
        new(userId, token, Hashing.Sha256(JsonSerializer.Serialize(said)));

    internal bool IsAnonymous => UserId == 0;

    internal string AnonymousHash => Hashing.Sha256($"{Token:N}|{Fingerprint}");

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
