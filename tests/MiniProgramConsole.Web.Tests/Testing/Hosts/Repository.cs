namespace MiniProgramConsole.Web.Tests.Testing.Hosts;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Repository
{
    public static async Task<string> ReadAsync(params string[] path) =>
        await File.ReadAllTextAsync(Path.Combine([Root(), .. path]), TestContext.Current.CancellationToken);

    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "MiniProgramConsole.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("MiniProgramConsole.sln is in no folder above the tests.");
        }

        return folder.FullName;
    }
}
