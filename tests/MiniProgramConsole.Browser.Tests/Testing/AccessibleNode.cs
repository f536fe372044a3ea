using System.Globalization;
using System.Text.Json;

namespace MiniProgramConsole.Browser.Tests.Testing;

/// <summary>An element as Chromium exposes it to assistive technology.</summary>
internal sealed record AccessibleNode(
    string Role, string Name, string Description, IReadOnlyDictionary<string, string> States, IReadOnlyList<AccessibleNode> Children)
{
    public bool Is(string state) => States.GetValueOrDefault(state) == "true";

    public IEnumerable<AccessibleNode> All() => Children.SelectMany(child => child.All()).Prepend(this);

    /// <summary>Builds the tree from the flat list that the browser returns.</summary>
    public static AccessibleNode Of(JsonElement answer)
    {
        var nodes = answer.GetProperty("nodes").EnumerateArray().ToDictionary(node => node.GetProperty("nodeId").GetString()!);
        return Read(nodes.Values.Single(node => !node.TryGetProperty("parentId", out _)), nodes).Single();
    }

    // Skips ignored nodes, but keeps their children.
    private static List<AccessibleNode> Read(JsonElement node, Dictionary<string, JsonElement> nodes)
    {
        var children = node.GetProperty("childIds").EnumerateArray().Select(id => nodes.GetValueOrDefault(id.GetString()!))
            .Where(child => child.ValueKind == JsonValueKind.Object).SelectMany(child => Read(child, nodes)).ToList();
        return node.GetProperty("ignored").GetBoolean()
            ? children
            : [new AccessibleNode(ValueOf(node, "role"), ValueOf(node, "name"), ValueOf(node, "description"), StatesOf(node), children)];
    }

    private static Dictionary<string, string> StatesOf(JsonElement node) => node.TryGetProperty("properties", out var properties)
        ? properties.EnumerateArray()
            .ToDictionary(property => property.GetProperty("name").GetString()!, property => ValueOf(property, "value"))
        : [];

    private static string ValueOf(JsonElement element, string property) =>
        !element.TryGetProperty(property, out var holder) || !holder.TryGetProperty("value", out var value) ? ""
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() ? "true" : "false"
        : Convert.ToString(value, CultureInfo.InvariantCulture)!.Trim();
}
