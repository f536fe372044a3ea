using System.Security.Cryptography;

namespace MiniProgramConsole.Core.Text;

public static class OpaqueCode
{
    public const int Length = 12;

    // No vowels and no look-alikes, so that a code spells no word and can be read aloud.
    private const string Alphabet = "23456789bcdfghjkmnpqrstvwxz";

    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);
}
