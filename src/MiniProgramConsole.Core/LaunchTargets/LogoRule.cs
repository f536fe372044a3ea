
namespace MiniProgramConsole.Core.LaunchTargets;

/// <summary>Bounds are inclusive; sides are in pixels. A logo must be square. One smaller than <c>AdvisedSide</c> looks blurred.</summary>
public sealed record LogoRule(int MaxBytes, int MaxSide, IReadOnlyList<string> Extensions, int AdvisedSide)
{
    public int MaxKilobytes => MaxBytes / 1024;
}
