using System.Security.Cryptography;
using System.Text;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Auditing;

/// <summary>Seals entries: by SHA-256, or by HMAC-SHA-256 where there is a key, so that who owns the database alone can't seal anew.</summary>
public sealed class AuditSealer
{
    /// <summary>The fewest characters that a key may have.</summary>
    public const int MinKeyLength = 32;

    /// <summary>How many characters a <see cref="KeyId"/> has.</summary>
    public const int KeyIdLength = 16;

    /// <summary>What stands for the entry before the first.</summary>
    public static readonly string Genesis = new('0', Hashing.Length);

    private readonly byte[]? key;

    /// <summary>Makes a sealer.</summary>
    /// <param name="key">The secret key; null seals without one.</param>
    /// <exception cref="ArgumentException">The key is shorter than <see cref="MinKeyLength"/> characters.</exception>
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

    /// <summary>Tells keys apart without telling the key; null where there is none.</summary>
    public string? KeyId { get; }

    internal string HashOf(AuditEntry entry, long number) => Seal(AuditCanonicalForm.Of(entry, number));

    internal string SealOfHead(string stream, long number, string hash) => Seal(AuditCanonicalForm.OfHead(stream, number, hash));

    private string Seal(byte[] form) => key is null ? Hashing.Sha256(form) : Convert.ToHexStringLower(HMACSHA256.HashData(key, form));
}
