using System.Security.Cryptography;
using System.Text;

namespace MiniProgramConsole.Core.Data;

public static class Hashing
{
    public const int Length = 64;

    private const int SecretBytes = 32;

    public static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));

    public static string Sha256(string text) => Sha256(Encoding.UTF8.GetBytes(text));

    /// <summary>A database may treat other text as equal: trailing blanks, full-width digits.</summary>
    public static bool IsHash(string? text) => text?.Length == Length && text.All(char.IsAsciiHexDigitLower);

    public static string Sha256(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
