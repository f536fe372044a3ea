using System.Security.Cryptography;

namespace MiniProgramConsole.Core.MiniPrograms;

/// <summary>A mini program ID that was given once; its row stays when the mini program is gone, so that the ID is never given again.</summary>
public sealed class IssuedMiniProgramId
{
    /// <summary>How many digits a mini program ID has.</summary>
    public const int Length = 16;

    private const string Digits = "0123456789";

    /// <summary>The ID: 16 random digits, the first one not 0; a string everywhere.</summary>
    public string Id { get; init; } = New();

    private static string New() => RandomNumberGenerator.GetString(Digits.AsSpan(1), 1) + RandomNumberGenerator.GetString(Digits, Length - 1);
}
