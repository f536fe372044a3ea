using System.Numerics;
using static MiniProgramConsole.Web.Hosting.Demo.Shapes;

namespace MiniProgramConsole.Web.Hosting.Demo;

internal static class DemoLogos
{
    private const int Side = 256;

    public static byte[] Coffee() => FlatPicture.Draw(
        Side, "C2542D",
        ("FFF6EC", Outline(Circle(172, 132, 28), 16)),
        ("FFF6EC", Box(64, 92, 112, 92, 28)),
        ("FFF6EC", Box(64, 92, 112, 40)),
        ("FFF6EC", Box(52, 196, 136, 14, 7)),
        ("F5B994", Line(100, 48, 100, 74, 12)),
        ("F5B994", Line(140, 48, 140, 74, 12)));

    public static byte[] Leaf() => FlatPicture.Draw(
        Side, "1F7A5C",
        ("BFE8C8", Both(Circle(86, 78, 121), Circle(178, 170, 121))),
        ("1F7A5C", Line(60, 196, 160, 96, 12)));

    public static byte[] Ticket() => FlatPicture.Draw(
        Side, "3457D5",
        [
            ("FFD25E", Tilted(Box(44, 84, 168, 88, 14))),
            ("3457D5", Tilted(Circle(44, 128, 18))),
            ("3457D5", Tilted(Circle(212, 128, 18))),
            .. Enumerable.Range(0, 4).Select(dash => ("3457D5", Tilted(Line(148, 96 + (dash * 20), 148, 104 + (dash * 20), 8)))),
        ]);

    private static Func<Vector2, float> Tilted(Func<Vector2, float> shape) => Turned(shape, -14, Side / 2f, Side / 2f);
}
