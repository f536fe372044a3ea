namespace MiniProgramConsole.Core.MiniPrograms.Listing;

public enum MiniProgramOrder
{
    /// <summary>Folded, by code point.</summary>
    Name,

    Created,

    Modified,
}
