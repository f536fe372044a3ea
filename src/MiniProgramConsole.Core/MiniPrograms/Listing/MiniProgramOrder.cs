namespace MiniProgramConsole.Core.MiniPrograms.Listing;

/// <summary>By what a list of mini programs can be ordered.</summary>
public enum MiniProgramOrder
{
    /// <summary>By name, folded, code point by code point.</summary>
    Name,

    /// <summary>By the moment of creation.</summary>
    Created,

    /// <summary>By the moment of the last modification.</summary>
    Modified,
}
