using System.Security.Cryptography;

namespace MiniProgramConsole.Core.Text;

/// <summary>A random code that stands for something in addresses and forms.</summary>
public static class OpaqueCode
{
    /// <summary>How many characters a code has.</summary>
    public const int Length = 12;

    // No vowels and no look-alikes: a code spells no word and can be read aloud.
    private const string Alphabet = "23456789bcdfghjkmnpqrstvwxz";

    /// <summary>A new random code; 27^12 of them leave collisions to the unique index.</summary>
    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);
}
