using System.Security.Cryptography;
using System.Text;

namespace MiniProgramConsole.Core.Data;

/// <summary>Hashes as they are stored: SHA-256, 64 lower-case hexadecimal digits.</summary>
public static class Hashing
{
    /// <summary>How many characters a stored hash has.</summary>
    public const int Length = 64;

    private const int SecretBytes = 32;

    /// <summary>A new random secret for a link, 64 hexadecimal digits; what is stored of it is its hash.</summary>
    public static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>The hash of a text's UTF-8 bytes.</summary>
    /// <param name="text">The text.</param>
    public static string Sha256(string text) => Sha256(Encoding.UTF8.GetBytes(text));

    /// <summary>Whether a text is a hash as it is stored; a database may take others for one, with blanks at the end or wide digits.</summary>
    /// <param name="text">The text.</param>
    public static bool IsHash(string? text) => text?.Length == Length && text.All(char.IsAsciiHexDigitLower);

    /// <summary>The hash of bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    public static string Sha256(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
