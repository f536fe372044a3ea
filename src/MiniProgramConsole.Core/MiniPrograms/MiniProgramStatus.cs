namespace MiniProgramConsole.Core.MiniPrograms;

/// <summary>How far a mini program is on its way to users. The numbers are stored.</summary>
public enum MiniProgramStatus
{
    /// <summary>Created, nothing released: the only status until releasing exists.</summary>
    InDevelopment = 1,
}
