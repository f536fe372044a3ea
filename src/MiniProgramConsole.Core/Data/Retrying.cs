namespace MiniProgramConsole.Core.Data;

/// <summary>Three retries after 0, 1 and 3 seconds.</summary>
public static class Retrying
{
    public const int MaxCount = 3;

    public static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(3);
}
