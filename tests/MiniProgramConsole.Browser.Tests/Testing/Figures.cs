namespace MiniProgramConsole.Browser.Tests.Testing;

/// <summary>Writes measurements to the test output and to the file that <c>tests/measure.sh</c> prints.</summary>
internal static class Figures
{
    private static readonly string? File = Environment.GetEnvironmentVariable("CONSOLE_FIGURES");

    public static void Add(ITestOutputHelper output, string line)
    {
        output.WriteLine(line);
        if (!string.IsNullOrEmpty(File))
        {
            System.IO.File.AppendAllLines(File, [line]);
        }
    }
}
