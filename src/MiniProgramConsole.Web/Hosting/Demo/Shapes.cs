using System.Numerics;

namespace MiniProgramConsole.Web.Hosting.Demo;

/// <summary>A point's distance from the edge of a shape, in pixels; negative inside.</summary>
internal static class Shapes
{
    public static Func<Vector2,
    float> Circle(float x, float y, float radius) => point => Vector2.Distance(point, new Vector2(x, y)) - radius;

    public static Func<Vector2, float> Box(float x, float y, float width, float height, float radius = 0)
    {
        var (middle, half) = (new Vector2(x + (width / 2), y + (height / 2)), new Vector2(width / 2, height / 2));
        return point =>
        {
            var beyond = Vector2.Abs(point - middle) - half + new Vector2(radius);
            return Vector2.Max(beyond, Vector2.Zero).Length() + Math.Min(Math.Max(beyond.X, beyond.Y), 0) - radius;
        };
    }

    public static Func<Vector2, float> Line(float x1, float y1, float x2, float y2, float width)
    {
        var (start, along) = (new Vector2(x1, y1), new Vector2(x2 - x1, y2 - y1));
        return point =>
        {
            var place = Math.Clamp(Vector2.Dot(point - start, along) / along.LengthSquared(), 0, 1);
            return Vector2.Distance(point, start + (place * along)) - (width / 2);
        };
    }

    public static Func<Vector2, float> Outline(Func<Vector2, float> shape, float width) => point => Math.Abs(shape(point)) - (width / 2);

    public static Func<Vector2,
    float> Both(Func<Vector2, float> one, Func<Vector2, float> other) => point => Math.Max(one(point), other(point));

    public static Func<Vector2, float> Turned(Func<Vector2, float> shape, float degrees, float x, float y)
    {
        var turn = Matrix3x2.CreateRotation(-degrees * MathF.PI / 180, new Vector2(x, y));
        return point => shape(Vector2.Transform(point, turn));
    }
}
