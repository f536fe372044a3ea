using System.Text.Json;

namespace MiniProgramConsole.Web.Features.About;

/// <summary>What the build found in the files for browsers (Assets/licences.mjs).</summary>
public sealed class Libraries(IWebHostEnvironment environment)
{
    private readonly Lazy<IReadOnlyList<Library>> all = new(() => Read(environment));

    public IReadOnlyList<Library> All => all.Value;

    private static List<Library> Read(IWebHostEnvironment environment)
    {
        using var file = environment.WebRootFileProvider.GetFileInfo("dist/licences.json").CreateReadStream();
        return JsonSerializer.Deserialize<List<Library>>(file, JsonSerializerOptions.Web)!;
    }
}
