using System.Security.Cryptography;

namespace MiniProgramConsole.Core.MiniPrograms;

/// <summary>Stays when the mini program is removed, so that its ID is never issued again.</summary>
public sealed class IssuedMiniProgramId
{
    public const int Length = 16;

    private const string Digits = "0123456789";

    public string Id { get; init; } = New();

    private static string New() =>
        RandomNumberGenerator.GetString(Digits.AsSpan(1), 1) + RandomNumberGenerator.GetString(Digits, Length - 1);
}
