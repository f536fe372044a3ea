using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Tests.Text;

public sealed class NetworkAddressTests
{
    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2:ffff::", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:3::1", "2001:db8:1:3::/64")]
    [InlineData("fe80::1%3", "fe80::/64")]
    [InlineData(null, "none")]
    [InlineData("", "none")]
    public void NetworkOf_Address_IsItsSubscribersNetwork(string? address, string network) =>
        Assert.Equal(network, NetworkAddress.NetworkOf(address));
}
