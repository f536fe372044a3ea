namespace MiniProgramConsole.Core.Text;

public enum AllowedLinks
{
    All,

    /// <summary>Names such as <c>Shop.com</c>, as companies use them, but no page addresses.</summary>
    SiteNames,

    None,
}
