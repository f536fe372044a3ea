using System.Globalization;
using System.Text.RegularExpressions;
using MiniProgramConsole.Core.Images;

namespace MiniProgramConsole.Web.Features.Logos;

/// <summary>Names the original's hash, the recipe and the width, so that what it names never changes.</summary>
public sealed partial record LogoAddress(string Hash, int Side)
{
    public override string ToString() => $"{Hash}-{LogoRenderer.RecipeVersion}-{Side}.png";

    public string In(string workspace) => $"/workspaces/{workspace}/logos/{this}";

    /// <summary>Of any recipe: a page may come from a node of the version before or after, or be older than an update.</summary>
    public static LogoAddress? Parse(string text)
    {
        var match = Form().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var address = new LogoAddress(match.Groups["hash"].Value, int.Parse(match.Groups["side"].Value, CultureInfo.InvariantCulture));
        return LogoRenderer.Sides.Contains(address.Side) ? address : null;
    }

    [GeneratedRegex(@"\A(?<hash>[0-9a-f]{64})-[1-9][0-9]{0,3}-(?<side>[1-9][0-9]{0,3})\.png\z")]
    private static partial Regex Form();
}
