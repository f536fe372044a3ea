using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MiniProgramConsole.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class People : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AccountTokens",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    SecretHash = table.Column<string>(type: "char(64)", unicode: false, fixedLength: true, maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    UserId = table.Column<long>(type: "bigint", nullable: false),
                    Purpose = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CreatedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    UsedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountTokens", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AccountTokens_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MerchantFoundings",
                columns: table => new
                {
                    UserId = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    MerchantId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MerchantFoundings", x => new { x.UserId, x.Number });
                    table.ForeignKey(
                        name: "FK_MerchantFoundings_Merchants_MerchantId",
                        column: x => x.MerchantId,
                        principalTable: "Merchants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MerchantFoundings_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OutboxMails",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Recipient = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false, collation: "Latin1_General_100_CI_AS_SC"),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_CI_AS_SC"),
                    Language = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Subject = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Latin1_General_100_CI_AS_SC"),
                    Text = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_CI_AS_SC"),
                    Html = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_CI_AS_SC"),
                    FormHash = table.Column<string>(type: "char(64)", unicode: false, fixedLength: true, maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    CreatedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    NextTryAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    Tries = table.Column<int>(type: "int", nullable: false),
                    SentAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    FailedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    LastError = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true, collation: "Latin1_General_100_CI_AS_SC")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutboxMails", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AccountTokens_ExpiresAt",
                table: "AccountTokens",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_AccountTokens_SecretHash",
                table: "AccountTokens",
                column: "SecretHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AccountTokens_UserId",
                table: "AccountTokens",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_MerchantFoundings_MerchantId",
                table: "MerchantFoundings",
                column: "MerchantId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMails_FailedAt",
                table: "OutboxMails",
                column: "FailedAt");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMails_FormHash",
                table: "OutboxMails",
                column: "FormHash",
                unique: true,
                filter: "[FormHash] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMails_NextTryAt",
                table: "OutboxMails",
                column: "NextTryAt");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMails_SentAt",
                table: "OutboxMails",
                column: "SentAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AccountTokens");

            migrationBuilder.DropTable(
                name: "MerchantFoundings");

            migrationBuilder.DropTable(
                name: "OutboxMails");
        }
    }
}
