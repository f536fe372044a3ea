using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.LaunchTargets;

/// <summary>An app that mini programs launch into, with its language, field rules and limit. Adding one is adding data.</summary>
public sealed record LaunchTarget
{
    /// <summary>The most characters that a target's code may have.</summary>
    public const int MaxCodeLength = 32;

    /// <summary>The stable code, lower-case ASCII, such as <c>alipay-cn</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The one language of its mini programs, as a BCP 47 tag.</summary>
    public required string Language { get; init; }

    /// <summary>How many mini programs a merchant can have for it, summed over the merchant's workspaces, deleted ones not counted.</summary>
    public required int Limit { get; init; }

    /// <summary>The rule of the mini program name.</summary>
    public required TextRule Name { get; init; }

    /// <summary>The rule of the tagline.</summary>
    public required TextRule Tagline { get; init; }

    /// <summary>The rule of the description.</summary>
    public required TextRule Description { get; init; }

    /// <summary>The rule of the logo.</summary>
    public required LogoRule Logo { get; init; }

    /// <summary>The rule of the customer service contact number.</summary>
    public required PhoneRule Phone { get; init; }

    /// <summary>The rule of the customer service contact email.</summary>
    public required EmailRule Email { get; init; }

    /// <summary>The target's name for people.</summary>
    public Message DisplayName => new($"LaunchTarget.{Code}");

    /// <summary>Whether its texts are to be Chinese.</summary>
    public bool IsChinese => Language.StartsWith("zh", StringComparison.Ordinal);

    /// <summary>The language's name for people.</summary>
    public Message LanguageName => new($"Language.{Language}");
}
