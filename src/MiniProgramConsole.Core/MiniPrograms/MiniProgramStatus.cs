namespace MiniProgramConsole.Core.MiniPrograms;

/// <summary>The numbers are stored.</summary>
public enum MiniProgramStatus
{
    InDevelopment = 1,
}
