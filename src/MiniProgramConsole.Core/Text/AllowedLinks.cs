namespace MiniProgramConsole.Core.Text;

/// <summary>Which of the things that mail programs turn into links a text may hold.</summary>
public enum AllowedLinks
{
    /// <summary>All: the text is in no mail to strangers.</summary>
    All,

    /// <summary>Names of sites, as companies have them (<c>Shop.com</c>), but no addresses of pages.</summary>
    SiteNames,

    /// <summary>None.</summary>
    None,
}
