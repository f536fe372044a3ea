
namespace MiniProgramConsole.Core.LaunchTargets;

/// <summary>The rule of a launch target's logo; width equals height in pixels always.</summary>
/// <param name="MaxBytes">The heaviest file allowed, in bytes; that many are allowed, one more is not.</param>
/// <param name="MaxSide">The largest width and height allowed, in pixels.</param>
/// <param name="Extensions">The endings a file's name may have, with the dot, in lower case; case does not count.</param>
/// <param name="AdvisedSide">The width and height, in pixels, below which a logo is allowed and blurred on today's screens.</param>
public sealed record LogoRule(int MaxBytes, int MaxSide, IReadOnlyList<string> Extensions, int AdvisedSide)
{
    /// <summary>The heaviest file allowed, in KB of 1,024 bytes, as messages say it.</summary>
    public int MaxKilobytes => MaxBytes / 1024;
}
