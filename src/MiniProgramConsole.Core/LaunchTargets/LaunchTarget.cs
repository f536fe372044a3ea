using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.LaunchTargets;

public sealed record LaunchTarget
{
    public const int MaxCodeLength = 32;

    public required string Code { get; init; }

    public required string Language { get; init; }

    /// <summary>For each merchant, across all its workspaces. Deleted mini programs don't count.</summary>
    public required int Limit { get; init; }

    public required TextRule Name { get; init; }

    public required TextRule Tagline { get; init; }

    public required TextRule Description { get; init; }

    public required LogoRule Logo { get; init; }

    public required PhoneRule Phone { get; init; }

    public required EmailRule Email { get; init; }

    public Message DisplayName => new($"LaunchTarget.{Code}");

    public bool IsChinese => Language.StartsWith("zh", StringComparison.Ordinal);

    public Message LanguageName => new($"Language.{Language}");
}
