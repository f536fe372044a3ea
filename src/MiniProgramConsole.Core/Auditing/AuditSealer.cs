using System.Security.Cryptography;
using System.Text;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Auditing;

/// <summary>Uses HMAC-SHA-256 if a key is set, so that access to the database alone isn't enough to reseal entries.</summary>
public sealed class AuditSealer
{
    public const int MinKeyLength = 32;

    public const int KeyIdLength = 16;

    public static readonly string Genesis = new('0', Hashing.Length);

    private readonly byte[]? key;

    public AuditSealer(string? key)
    {
        if (key is null)
        {
            return;
        }

        if (key.Length < MinKeyLength)
        {
            throw new ArgumentException($"The audit key has {key.Length} characters. It needs at least {MinKeyLength}.", nameof(key));
        }

        this.key = Encoding.UTF8.GetBytes(key);
        KeyId = Convert.ToHexStringLower(HMACSHA256.HashData(this.key, "key-id"u8))[..KeyIdLength];
    }

    /// <summary>Distinguishes keys without revealing them; null without a key.</summary>
    public string? KeyId { get; }

    internal string HashOf(AuditEntry entry, long number) => Seal(AuditCanonicalForm.Of(entry, number));

    internal string SealOfHead(string stream, long number, string hash) => Seal(AuditCanonicalForm.OfHead(stream, number, hash));

    private string Seal(byte[] form) => key is null ? Hashing.Sha256(form) : Convert.ToHexStringLower(HMACSHA256.HashData(key, form));
}
