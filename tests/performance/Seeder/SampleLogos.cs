using System.Numerics;
using MiniProgramConsole.Web.Hosting.Demo;

namespace MiniProgramConsole.Seeder;

internal static class SampleLogos
{
    private const int Side = 64;

    private static readonly string[] Colours = ["C2542D", "1F7A5C", "3457D5", "7A3FB0", "B5325A", "2F6F8F", "8A6A14", "4B5563"];

    private static readonly Func<Vector2, float>[] Pictures =
        [Shapes.Box(16, 16, 32, 32), Shapes.Box(8, 28, 48, 8), Shapes.Box(28, 8, 8, 48), Shapes.Box(8, 8, 24, 48)];

    public static IReadOnlyList<byte[]> All() =>
        [.. Colours.SelectMany(colour => Pictures.Select(picture => FlatPicture.Draw(Side, colour, ("FFFFFF", picture))))];
}
